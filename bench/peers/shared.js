// What both peers know of a story: addresses, pictures, words. The same as the components in src/components do.

export const ready = () => (document.documentElement.dataset.app = "ready");

export const hrefOf = (target) => target.internal ?? target.external;

export const hrefOfStory = ({ section, slug }) => `/${section.slug}/${slug}/`;

/** The places in a story for the list of contents; none where there are too few. */
export const placesOf = ({ sections, faqs }) => {
  if (sections.length < 4) return [];
  const places = sections.map(({ id, heading }) => ({ id, heading }));
  return faqs.length ? [...places, { id: "faqs", heading: "Frequently asked questions" }] : places;
};

export const current = (target, path) => {
  const to = target.internal;
  if (to === path) return "page";
  return to && to !== "/" && path.startsWith(to) ? "true" : undefined;
};

export const reasonOf = (reason) => {
  if (reason.tag) return `Also about ${reason.tag}`;
  return reason.section ? `More from ${reason.section}` : "Just published";
};

const SIZES = {
  head: "(min-width: 60rem) 49rem, (min-width: 40rem) 37rem, 92vw",
  text: "(min-width: 40rem) 37rem, 92vw",
  card: "(min-width: 62rem) 17rem, (min-width: 34rem) 45vw, 92vw",
  ranking: "6rem",
};
const WIDTHS = [160, 320, 480, 640, 960, 1280, 1920];

/** The attributes of a picture's `<source>`, or nothing where it has no variants. */
export const sourceOf = ({ path, width }, slot) => {
  if (path.endsWith(".svg")) return undefined;
  const widths = WIDTHS.filter((variant) => variant <= width);
  const last = widths.at(-1) ?? 0;
  if (last < 1920 && width > last + Math.floor(last / 8)) widths.push(width);
  const [, stem, hash] = path.match(/^(.*)-([^.]*)\./);
  const fitting = slot === "ranking" ? widths.filter((variant) => variant <= 320) : widths;
  return { srcset: fitting.map((variant) => `${stem}-${variant}-${hash}.webp ${variant}w`).join(", "), sizes: SIZES[slot] };
};

const NAMES = { email: "E-mail", x: "X", whatsapp: "WhatsApp", linkedin: "LinkedIn" };
const LINKS = {
  email: (t, u) => `mailto:?subject=${t}&body=${t}%0D%0A%0D%0A${u}`,
  facebook: (t, u) => `https://www.facebook.com/sharer/sharer.php?u=${u}`,
  x: (t, u) => `https://x.com/intent/post?text=${t}&url=${u}`,
  whatsapp: (t, u) => `https://wa.me/?text=${t}%20${u}`,
  telegram: (t, u) => `https://t.me/share/url?url=${u}&text=${t}`,
  linkedin: (t, u) => `https://www.linkedin.com/sharing/share-offsite/?url=${u}`,
  reddit: (t, u) => `https://www.reddit.com/submit?url=${u}&title=${t}`,
  bluesky: (t, u) => `https://bsky.app/intent/compose?text=${t}%20${u}`,
  mastodon: (t, u) => `https://share.joinmastodon.org/#text=${t}%20${u}`,
};

/** The links by which a story is shared. A new tab keeps the story; a letter opens none. */
export const shareLinks = (services, title, url) =>
  services.map((service) => ({
    service,
    label: NAMES[service] ?? service[0].toUpperCase() + service.slice(1),
    href: LINKS[service](encodeURIComponent(title), encodeURIComponent(url)),
    target: service === "email" ? undefined : "_blank",
  }));

/** Copies an address; answers what to say then. */
export const copy = async (url) => {
  try {
    await navigator.clipboard.writeText(url);
    return "Link copied.";
  } catch {
    return `This browser does not let the page copy. The address is ${url}`;
  }
};

/** Hands a story to the system's share sheet, or copies its address. */
export const share = async (title, url) => {
  try {
    await navigator.share({ title, url });
    return "";
  } catch {
    return copy(url);
  }
};

export const openAnswers = (open) => {
  for (const answer of document.querySelectorAll(".faq")) answer.open = open;
};

const systemIsDark = () => matchMedia("(prefers-color-scheme: dark)").matches;

export const isDark = () => {
  const { theme } = document.documentElement.dataset;
  return theme ? theme === "dark" : systemIsDark();
};

export const toggleTheme = () => {
  const [dark, { dataset }] = [!isDark(), document.documentElement];
  if (dark === systemIsDark()) {
    delete dataset.theme;
    localStorage.removeItem("theme");
  } else {
    localStorage.setItem("theme", (dataset.theme = dark ? "dark" : "light"));
  }
  return dark;
};
