import { questionOf, type Question } from '#lib/domain/news/question.ts';
import type { NewsDeps } from './deps.ts';
import type { AskedAbout, NewsStore } from './store.ts';
import type { NewsVerbs } from './verbs.ts';

export type QuestionDeps = Pick<NewsDeps, 'openReport' | 'stillThere' | 'neutralPage' | 'now'> & { store: Pick<NewsStore, 'asked' | 'answer' | 'answerTo'> };
type Asked = { question: Question; about: AskedAbout };

/** "Ist das Problem behoben?": asked on the report's own page, and once by mail. */
export function createQuestion(deps: QuestionDeps): Pick<NewsVerbs, 'question' | 'answer'> {
  const { store, now } = deps;
  return {
    question: async (reference, secret) => {
      const asked = await askedNow(deps, reference, secret);
      if (!asked) return null;
      await store.asked(asked.about, now());
      return { ...asked.question, answer: await store.answerTo(asked.about) };
    },
    answer: async (reference, secret, answer) => {
      const asked = await askedNow(deps, reference, secret);
      if (!asked || secret === null) return false;
      if (answer === 'no' && !(await deps.stillThere(reference, secret)).ok) return false;
      await store.answer(asked.about, answer, now());
      return true;
    }
  };
}

async function askedNow(deps: QuestionDeps, reference: string, secret: string | null): Promise<Asked | null> {
  const report = secret === null ? null : await deps.openReport(reference, secret);
  const question = report && questionOf(await deps.neutralPage(report), deps.now());
  return question && { question, about: { cityId: report.cityId, reportId: report.id, closedAt: question.closedAt } };
}
