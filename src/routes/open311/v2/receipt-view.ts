import type { City } from '#lib/domain/city/city.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { refuse, type Reply } from '#lib/server/http/open311/answer.ts';
import { problemSentence } from '#lib/server/http/problem-sentence.ts';
import type { Received } from '#lib/server/open311/verbs.ts';

const OK = 200;
const CREATED = 201;
const BAD_REQUEST = 400;
const FORBIDDEN = 403;
const CONFLICT = 409;

/** The answer to a report: its reference, and in words what becomes of it; or a sentence for each thing that is wrong. */
export function receiptReply(received: Received, { city, origin }: { city: City; origin: string }): Reply {
  if (!received.ok) return refusalReply(received, city);
  const { report, created } = received;
  const entry = {
    service_request_id: report.reference,
    service_notice: noticeOf(received, `${origin}/${city.id}/meldung/${report.reference}`),
    account_id: null
  };
  return { ok: true, root: 'service_requests', body: [entry], status: created ? CREATED : OK };
}

function refusalReply(received: Extract<Received, { ok: false }>, city: City): Reply {
  switch (received.reason) {
    case 'category':
      return refuse(FORBIDDEN, m.open311_key_category());
    case 'other-content':
      return refuse(CONFLICT, m.open311_other_content());
    case 'problems':
      return refuse(
        BAD_REQUEST,
        ...received.problems.map((problem) =>
          problem.reason === 'too-long' && problem.field === 'text' ? m.open311_text_too_long() : problemSentence(problem, city)
        )
      );
  }
}

/** What is only counted is never found again under its reference, and whoever sent it is told so. */
function noticeOf({ report, photosRefused, mail }: Extract<Received, { ok: true }>, address: string): string {
  const isCounted = report.publicKind === 'counts';
  return [
    isCounted ? m.open311_notice_counted() : report.published ? m.open311_notice_public({ address }) : m.open311_notice_later({ address }),
    ...(photosRefused > 0 ? [m.open311_notice_photos({ count: photosRefused })] : []),
    ...(mail === 'asked' ? [m.open311_notice_mail()] : []),
    ...(mail === 'refused' ? [m.open311_notice_no_mail()] : [])
  ].join(' ');
}
