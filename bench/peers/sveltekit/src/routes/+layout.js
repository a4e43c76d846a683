// Every page is a file, in a folder of its own.
export const prerender = true;
export const trailingSlash = "always";
