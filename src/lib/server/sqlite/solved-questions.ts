import { and, asc, eq } from 'drizzle-orm';
import type { AskedAbout, NewsStore } from '../news/store.ts';
import { createNumbersKeeper, type ZoneOf } from './numbers-keeper.ts';
import { inTransaction, type Database } from './open.ts';
import { solvedQuestion } from './schema/subscription.ts';

/** What reporters were asked about closings, and what they said. */
export function createSolvedQuestions(database: Database, zoneOf: ZoneOf): Pick<NewsStore, 'asked' | 'answer' | 'answerTo' | 'questions'> {
  const { db } = database;
  const numbers = createNumbersKeeper(database, zoneOf);
  const counted = ({ cityId, reportId }: AskedAbout, write: () => void) => inTransaction(database, () => numbers.around(cityId, [reportId], write));
  return {
    asked: async (about, at) =>
      counted(about, () => {
        db.insert(solvedQuestion)
          .values({ ...about, askedAt: at, answer: null, answeredAt: null })
          .onConflictDoNothing()
          .run();
      }),
    answer: async (about, answer, at) =>
      counted(about, () => {
        const answered = { answer, answeredAt: at };
        db.insert(solvedQuestion)
          .values({ ...about, askedAt: at, ...answered })
          .onConflictDoUpdate({ target: [solvedQuestion.cityId, solvedQuestion.reportId, solvedQuestion.closedAt], set: answered })
          .run();
      }),
    answerTo: async (about) => db.select({ answer: solvedQuestion.answer }).from(solvedQuestion).where(rowOf(about)).get()?.answer ?? null,
    questions: async (cityId, reportId) => {
      const { closedAt, askedAt, answer, answeredAt } = solvedQuestion;
      return db
        .select({ closedAt, askedAt, answer, answeredAt })
        .from(solvedQuestion)
        .where(and(eq(solvedQuestion.cityId, cityId), eq(solvedQuestion.reportId, reportId)))
        .orderBy(asc(closedAt))
        .all();
    }
  };
}

function rowOf({ cityId, reportId, closedAt }: AskedAbout) {
  return and(eq(solvedQuestion.cityId, cityId), eq(solvedQuestion.reportId, reportId), eq(solvedQuestion.closedAt, closedAt));
}
