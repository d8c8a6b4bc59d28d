/** The sites of videos that people link to, in an address. */
export const videoHosts =
  /https:\/\/(?:www\.|m\.|player\.)?(?:youtube\.com|youtube-nocookie\.com|youtu\.be|vimeo\.com)\//;

/** Whether an address is that of a video. */
export const isVideo = (url: string): boolean => url.search(videoHosts) === 0;

/** The site that an address leads to, as readers know it. */
export const siteOf = (url: string): string => /^https:\/\/(?:www\.)?([^/]+)/.exec(url)![1]!;
