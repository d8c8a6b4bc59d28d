/** Where the site lies on its host, from slash to slash. */
export const base = import.meta.env.BASE_URL.replace(/\/?$/, '/');
