/** The path of the site on its host, from slash to slash. */
export const base = import.meta.env.BASE_URL.replace(/\/?$/, '/');
