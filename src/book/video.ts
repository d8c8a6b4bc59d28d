const hosts =
  /^https:\/\/(?:www\.|m\.|player\.)?(?:youtube\.com|youtube-nocookie\.com|youtu\.be|vimeo\.com)\//;

/** Whether an address is that of a video on one of the sites that people link to. */
export const isVideo = (url: string): boolean => hosts.test(url);

/** The site that an address leads to, as readers know it. */
export const siteOf = (url: string): string => /^https:\/\/(?:www\.)?([^/]+)/.exec(url)![1]!;
