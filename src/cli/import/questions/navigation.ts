import { shownOf } from '../markdown/html-tags.ts';
import { withTags } from '../markdown/html.ts';
import { holding, type MdNode, replaced, text } from '../markdown/nodes.ts';
import { linesOf, prose, visible, visibleText } from '../markdown/visible-text.ts';

/** What leads through a document and is no part of it: titles of contents, links back to the top. */

const titles =
  /^[^\p{L}\p{N}]*(?:(?:table )?(?:of )?contents?|toc|index|inhalt(?:sverzeichnis)?|índice|indice|sommaire|table des matières|sumário|содержание|оглавление|목차|目录|目次)(?:[^\p{L}\p{N}]*|\s+[-–—:].*)$/iu;

/** Titles of what a document says of itself, first or last, and that no question has. */
const about =
  /^[^\p{L}\p{N}]*(?:licen[cs]e|lizenz|licencia|licença|licenza|лицензия|许可证|contribut(?:ing|ors|ions?|e)|mitwirken|contribuir|contribuer|credits|acknowledge?ments?|danksagung|authors?|autor(?:es)?|maintainers?|changelog|sponsors?|star history|stargazers.*|support(?: (?:me|us|this project))|disclaimer|readme|intro(?:duction)?|overview|preface|(?:final )?(?:thoughts|summary|conclusions?|notes|tips)|references|(?:additional |further |useful )?(?:resources|reading|links)|see also|related.{0,20}|einleitung|einführung|überblick|fazit|zusammenfassung|quellen|introducción|conclusi[oó]n|conclusiones|resumen|referencias|introdução|conclusão|resumo|referências|bibliographie|conclusioni|fonti|введение|заключение|итоги|ссылки|简介|概述|总结|小结|结语|前言|参考(?:资料|链接|文献)?|まとめ|はじめに|정리|참고)[^\p{L}\p{N}]*$/iu;

/** Where whoever has found no answer is sent on: titles such as "Still have questions?", and sentences that begin so. */
const more =
  /^[^\p{L}\p{N}]*(?:(?:(?:if )?(?:do )?(?:you )?(?:still )?(?:have|got) )?(?:any |a )?(?:more|other|further|additional) questions?|(?:if you )?(?:still )?(?:have|got) (?:a |any )?questions?|still (?:stuck|need|confused|unsure|having|not)|(?:bei |für |haben sie )?(?:noch|weitere[nr]?) fragen|frage nicht (?:dabei|beantwortet)|(?:si )?vous avez (?:encore|toujours|d’autres|d'autres|une autre)|(?:pour )?(?:toute|une|d’autres|d'autres) (?:autre )?questions?|(?:si )?(?:aún|todavía|tienes|tiene) .{0,12}(?:dudas?|preguntas?)|(?:para )?(?:más|otras) (?:preguntas|dudas)|(?:se (?:você )?)?ainda (?:tem|tiver|com) |(?:mais|outras) (?:dúvidas|perguntas)|(?:hai |altre |ancora )+domande|(?:если )?(?:у вас )?(?:остались|есть|возникли) (?:ещё |другие )?вопросы|还没(?:有)?解决|(?:如(?:果|有)?)?(?:还有|仍有|有?其[他它]|更多)(?:的)?(?:疑问|问题)|没(?:有)?找到|(?:まだ|[他ほ]かに|その他)(?:の|に)?(?:ご)?(?:質問|疑問|不明)|더 궁금|(?:추가|다른) (?:질문|문의))/iu;

/** Titles of all questions, of which none is one. */
const ofQuestions =
  /^[^\p{L}\p{N}]*(?:faqs?|(?:common|frequently asked) questions|häufig(?: gestellte)? fragen|preguntas frecuentes|foire aux questions|questions (?:fréquentes|courantes)|perguntas frequentes|domande frequenti|часто задаваемые вопросы|常见问题|よくある(?:質問|ご質問)|자주 묻는 질문)[^\p{L}\p{N}]*$/iu;
export const isTitleOfQuestions = (text: string): boolean => ofQuestions.test(text);
export const isAboutTitle = (text: string): boolean =>
  about.test(text) || titles.test(text) || (more.test(text) && text.length < 60);

/** What a document says below its last answer: how to get back, who made it and who may use it. */
const closing =
  /^[^\p{L}\p{N}]*(?:prev(?:ious)?[^\p{L}\p{N}]+next[^\p{L}\p{N}]*$|(?:(?:go )?back )?to (?:the )?(?:top|index|contents)[^\p{L}\p{N}]*$|share (?:this|on|it|via)\b|(?:proudly )?(?:made|built|created|written|maintained|crafted|powered|hosted) (?:with|by|in)\b|(?:edit|improve|suggest (?:an )?edits?) .{0,12}\b(?:page|github)\b|(?:this|the) .{0,60}\blicen[sc]ed\b|licen[sc]ed? (?:under\b|:)|(?:released|published|distributed) under\b|copyright\b|©|\(c\) ?\d{4}|all rights reserved|(?:please )?(?:give|leave|drop) .{0,40}\bstar\b|star (?:this|the) repo|if (?:you|this) .{0,80}\b(?:star|share|helpful|coffee|like[ds]?)\b|follow (?:me|us)\b|(?:last|page) (?:updated|modified)\b|contributions? (?:are|is) (?:always )?welcome|feel free to (?:contribute|open|submit)|(?:zurück )?nach oben[^\p{L}\p{N}]*$|zum (?:seiten)?anfang[^\p{L}\p{N}]*$|mit (?:liebe|♥|❤).{0,9} (?:gemacht|erstellt)|teilen auf|lizenz\b|(?:retour en )?haut (?:de page)?[^\p{L}\p{N}]*$|retour au sommaire|fait avec|sous licence|volver (?:al? )?(?:arriba|índice|inicio)|hecho con|licencia\b|voltar ao topo|feito com|наверх[^\p{L}\p{N}]*$|вернуться к|к оглавлению|回到顶部|返回(?:顶部|目录)|トップへ|ページ上部|\$id\b)/iu;

/** How many blocks of the last answer stand above those that close the document. `ruled`: whether others hold rules. */
export function closingFrom(answer: readonly MdNode[], ruled: boolean): number {
  const says = (node: MdNode) =>
    /^(?:paragraph|html|heading|list|blockquote)$/.test(node.type) && shownText(node).length < 300;
  // The same in another language.
  const leads = (node: MdNode) => node.type === 'blockquote' && onlyLinks([node]) !== undefined;
  const closes = (node: MdNode) =>
    says(node) &&
    (closing.test(shownText(node)) ||
      more.test(shownText(node)) ||
      isNavigation(node) ||
      leads(node) ||
      (isSlanted(node) && bracketed.test(shownText(node))));
  // Behind a rule everything belongs together.
  const rule = answer.findLastIndex(({ type }) => type === 'thematicBreak');
  const last = answer.slice(rule + 1);
  const isApart =
    last.length <= 5 && last.every(says) && (!ruled || last.some(closes) || last.every(isSlanted));
  let end = rule > 0 && isApart ? rule : answer.length;
  while (end > 1 && (closes(answer[end - 1]!) || answer[end - 1]!.type === 'thematicBreak')) end--;
  return end;
}

const bracketed = /^(?:\(.*\)|（.*）)$/s;
const isSlanted = ({ type, children = [] }: MdNode): boolean =>
  type === 'paragraph' && children.every((node) => node.type === 'emphasis' || visible(node).trim() === '');

export const shownText = (node: MdNode): string =>
  (node.type === 'html' ? shownOf(node.value ?? '') : visible(node)).trim();
export const isContentsTitle = (text: string): boolean => titles.test(text);

/** Texts of the links and pictures of nodes that hold nothing else. Links within the document begin with "#". */
function onlyLinks(nodes: readonly MdNode[]): string | undefined {
  const links = new Set<string>();
  const others = replaced(withTags(nodes, new Set()), (node) => {
    const { type, url } = node;
    if (!url) return undefined;
    links.add((url.startsWith('#') ? '#' : '') + ((type === 'link' && visible(node).trim()) || url));
    return [];
  });
  return links.size === 0 || /[\p{L}\p{N}]/u.test(visibleText(others)) ? undefined : [...links].join('\n');
}

const within = (links: string): boolean => links.split('\n').every((link) => link.startsWith('#'));
const lines = (node: MdNode): MdNode[][] => (node.type === 'paragraph' ? linesOf(node) : [[node]]);
const holdsLines = ({ type }: MdNode): boolean => /^(?:paragraph|heading|html)$/.test(type);
export const isNavigation = (node: MdNode): boolean => holdsLines(node) && within(onlyLinks([node]) ?? ' ');

/** Lines of links alone that many answers share: at least three answers, and half of all if the links lead elsewhere. */
export function sharedLinks(answers: readonly (readonly MdNode[])[]): ReadonlySet<string> {
  const counts = new Map<string, number>();
  const inside = (node: MdNode): (string | undefined)[] =>
    holdsLines(node) ? lines(node).map(onlyLinks) : (node.children ?? []).flatMap(inside);
  for (const answer of answers)
    for (const key of new Set(answer.flatMap(inside))) if (key) counts.set(key, (counts.get(key) ?? 0) + 1);
  const least = (key: string) => Math.max(3, answers.length / (within(key) ? 20 : 2));
  return new Set([...counts].flatMap(([key, count]) => (count >= least(key) ? [key] : [])));
}

export function withoutNavigation(nodes: readonly MdNode[], shared: ReadonlySet<string>): MdNode[] {
  return nodes.flatMap((node) => {
    if (/^(?:list|listItem|blockquote)$/.test(node.type))
      return holding(node, withoutNavigation(node.children ?? [], shared));
    if (!holdsLines(node)) return [node];
    const all = lines(node);
    const kept = all.filter((line) => !shared.has(onlyLinks(line) ?? ''));
    return kept.length === all.length ? [node] : prose(kept.flatMap((line) => [text('\n'), ...line]));
  });
}
