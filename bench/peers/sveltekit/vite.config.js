// The build is SvelteKit's own.
import { sveltekit } from "@sveltejs/kit/vite";

export default { plugins: [sveltekit()] };
