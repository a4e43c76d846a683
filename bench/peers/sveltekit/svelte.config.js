// A static site whose links fetch ahead (`data-sveltekit-preload-data` in src/app.html).
import adapter from "@sveltejs/adapter-static";

export default {
  kit: {
    adapter: adapter(),
    // Only the two stories are built; their links to other pages lead nowhere.
    prerender: { crawl: false },
    // Not the time of the build, so that every build is the same.
    version: { name: "bench" },
  },
};
