// The data of each story, read when the site is built.
const pages = import.meta.glob("../../../../../data/*/*/index.json", { eager: true, import: "default" });
const stories = Object.values(pages);

export const entries = () => stories.map(({ path }) => {
  const [, section, slug] = path.split("/");
  return { section, slug };
});

export const load = ({ params }) => {
  const { title, path, page } = stories.find(({ path }) => path === `/${params.section}/${params.slug}/`);
  return { title, path, ...page.article };
};
