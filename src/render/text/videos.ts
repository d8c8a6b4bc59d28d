import type { MdastPluginEntry } from 'satteri';
import { isVideo, videoHosts } from '#book/parts/video.ts';
import { partNode, treePlugin } from './mdx-tree.ts';

/** The bare address of a video, in a paragraph of its own, is a link that says where it leads. */
export const videos: MdastPluginEntry = ({ source }) =>
  videoHosts.test(source) &&
  treePlugin('videos', {
    paragraph({ children = [] }) {
      const [link, ...others] = children;
      const { type, url = '', children: said } = link ?? { type: '' };
      if (type !== 'link' || others.length > 0 || !isVideo(url) || said?.[0]?.value !== url) return undefined;
      return partNode('Video', { src: url });
    },
  });
