import { sep } from 'node:path';
import type { Rolldown } from 'vite';
import { sources } from '#project/package-root.ts';

type Graph = { getModuleInfo(id: string): Rolldown.ModuleInfo | null };

/**
 * The file for a module that several labs share: what labs share is one file, and what only live models share is another, since
 * each request costs more than the lines that a lab does without.
 *
 * @param isOwn  Whether whoever writes the programs of the book writes those of its pages. Otherwise no module of the book may
 *               lie in a file that the worker loads by itself: it would run before the worker is locked.
 */
export const sharedChunk =
  (isOwn: boolean) =>
  (module: string, graph: Graph): string | null => {
    if (!isOwn && !module.startsWith(sources + sep)) return null;
    const users = new Set([module]);
    for (const id of users) graph.getModuleInfo(id)?.importers.forEach((importer) => users.add(importer));
    return [...users].some((id) => /\/lab\/lab\.ts$/.test(id)) ? 'kit' : 'live';
  };
