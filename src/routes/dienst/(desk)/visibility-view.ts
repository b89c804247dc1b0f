import type { City } from '#lib/domain/city/city.ts';
import { isPublic } from '#lib/domain/report/public-view.ts';
import { labelOf } from '#lib/report-ui/words.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { hidingWord } from './correction-words.ts';

type StaffReport = NonNullable<Awaited<ReturnType<App.Locals['app']['desk']['report']>>>;

/**
 * Whether the public sees it and why, in words; `show` is the change that hid it, while that can be taken back. What came
 * hidden out of its family has none, and is shown again by an act of its own.
 */
export function visibilityView(shown: StaffReport, city: City) {
  const { report, main, history } = shown;
  const hiding = report.hiddenAt === null ? undefined : history.findLast(({ type, after }) => type === 'hidden' && after.hiddenAt === report.hiddenAt);
  const isFlagged = report.hiddenAt !== null && shown.flags.length > 0;
  return {
    isHidden: report.hiddenAt !== null,
    canBeHidden: report.mergedInto === null && isPublic(report, main),
    why: hiding ? m.visibility_hidden({ reason: hidingWord(String(hiding.data['reason'] ?? '')) }) : whyByRule(shown, isFlagged, city),
    // Taking back what confirmed a flag would only open the flag again.
    show: hiding?.undoable && hiding.before.hiddenAt === null ? hiding.changeId : null,
    canBeShown: report.hiddenAt !== null && !isFlagged && report.mergedInto === null
  };
}

const HELD: Record<string, () => string> = { burst: m.visibility_burst, copied: m.visibility_copied };

/** What the category promised when the report came in decides; nobody has changed it by hand. */
function whyByRule({ report, main, history }: StaffReport, isFlagged: boolean, city: City): string {
  const category = labelOf(city.categories, report.category);
  if (isFlagged) return m.visibility_flagged();
  if (report.hiddenAt !== null) return m.visibility_hidden_family();
  if (report.publicKind === 'counts') return m.visibility_counts({ category });
  if (report.mergedInto !== null && !isPublic(report, main)) return m.visibility_main();
  if (report.outcome === 'rejected' || report.outcome === 'withdrawn') return m.visibility_ended();
  if (!report.published) return HELD[String(history[0]?.data['held'])]?.() ?? m.visibility_awaits({ category });
  const setting = city.categories.find(({ code }) => code === report.category)?.publication;
  return setting === 'on_acceptance' ? m.visibility_on_acceptance({ category }) : m.visibility_on_receipt({ category });
}
