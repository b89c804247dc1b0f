import type { Category, City } from '#lib/domain/city/city.ts';
import { attributesOf, PHRASES_ATTRIBUTE, type ServiceAttribute } from '#lib/domain/open311/service.ts';
import { cityWord } from '#lib/i18n/city-word.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { labelOf } from '#lib/report-ui/words.ts';
import type { Value } from '#lib/server/http/open311/document.ts';

/** A category as clients list it. */
export function serviceView(category: Category, city: City): Value {
  const group = labelOf(city.groups, category.group);
  return {
    service_code: category.code,
    service_name: cityWord(category.label),
    description: descriptionOf(category),
    metadata: attributesOf(category).length > 0,
    type: 'realtime',
    keywords: keywordsOf(category),
    group,
    groups: [group]
  };
}

/** What a category asks beyond place and words. */
export function definitionView(category: Category): Value {
  return { service_code: category.code, attributes: attributesOf(category).map((attribute, index) => attributeView(attribute, index + 1)) };
}

function attributeView({ code, datatype, question, values }: ServiceAttribute, order: number): Value {
  const word = code === PHRASES_ATTRIBUTE ? m.open311_phrases() : m.open311_sub_kind();
  return {
    variable: true,
    code,
    datatype,
    required: false,
    datatype_description: datatype === 'multivaluelist' ? m.open311_choose_many() : m.open311_choose_one(),
    order,
    description: question ? cityWord(question.label) : word,
    values: values.map((value) => ({ key: value.code, name: cityWord(value.label) }))
  };
}

function descriptionOf({ hint, visibility, textRequired }: Category): string {
  return [
    ...(hint ? [cityWord(hint)] : []),
    ...(textRequired ? [m.open311_text_required()] : []),
    ...(visibility === 'counts' ? [m.open311_never_public()] : [])
  ].join('. ');
}

/** `private` is FixMyStreet's word for what it must not publish either. */
function keywordsOf({ synonyms, subKinds, visibility }: Category): string {
  const words = [synonyms, ...subKinds.map((kind) => kind.synonyms)].flatMap(({ de }) => de);
  return [...new Set([...(visibility === 'counts' ? ['private'] : []), ...words])].join(',');
}
