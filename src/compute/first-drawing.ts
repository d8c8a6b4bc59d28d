/**
 * The first drawing in what a diagram or a lab shows, in its form for narrow places where it has two.
 *
 * @param html  SVG elements, or the whole view of a lab.
 * @returns an SVG element, or undefined where there is none.
 */
export function firstDrawing(html: string): string | undefined {
  const views = [...html.matchAll(/<div class="lab-picture">[\s\S]*?<\/div>/g)].map(([view]) => view);
  const view = views.find((view) => view.includes('<svg')) ?? html;
  const drawings = [...view.matchAll(/<svg\b[\s\S]*?<\/svg>/g)].map(([svg]) => svg);
  // The narrow form comes last, named or not.
  return drawings.find((svg) => /^<svg[^>]*class="[^"]*\bnarrow\b/.test(svg)) ?? drawings.at(-1);
}
