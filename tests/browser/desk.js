// What a test does at the desk (`dateline cms`). The folder that a writer would choose is one of the browser's own, since
// no driver can press a button of the system.
globalThis.desk = {
  folder: async () => (await navigator.storage.getDirectory()).getDirectoryHandle("paper", { create: true }),

  async handle(path) {
    const names = path.split("/");
    let folder = await this.folder();
    for (const name of names.slice(0, -1)) folder = await folder.getDirectoryHandle(name, { create: true });
    return folder.getFileHandle(names.at(-1), { create: true });
  },

  async write(path, base64) {
    const file = await (await this.handle(path)).createWritable();
    await file.write(Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0)));
    await file.close();
    return true;
  },

  async read(path) {
    const bytes = new Uint8Array(await (await (await this.handle(path)).getFile()).arrayBuffer());
    return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
  },

  /** The text of a file, or none while it is being written. */
  async text(path) {
    const file = await this.handle(path).then((handle) => handle.getFile()).catch(() => null);
    return file ? file.text().catch(() => "") : "";
  },

  async has(path) {
    return (await this.text(path)) !== "";
  },

  /** Whether words are in a file, or whether it is there without them. */
  async holds(path, words, does) {
    const text = await this.text(path);
    return text !== "" && text.includes(words) === does;
  },

  /** The field at a path, or nothing as long as it is not there. The desk makes a field when its place is in the window. */
  field(path) {
    const at = (path) => document.querySelector(`[data-key-path="${path}"]`);
    const names = path.split(".");
    const around = names.map((_, index) => at(names.slice(0, index).join("."))).findLast(Boolean);
    const field = at(path);
    if (field) field.scrollIntoView({ block: "center" });
    else (around ?? [...document.querySelectorAll("[data-key-path]")].at(-1))?.scrollIntoView({ block: "end" });
    return field;
  },

  /** Writes into a field. */
  fill(path, text) {
    const input = this.field(path)?.querySelector("input:not([type=file]), textarea");
    if (!input) return false;
    if (input.value !== text) {
      Object.getOwnPropertyDescriptor(Object.getPrototypeOf(input), "value").set.call(input, text);
      input.dispatchEvent(new Event("input", { bubbles: true }));
    }
    return true;
  },

  /** Chooses a word of several. */
  choose(path, words) {
    const options = this.field(path)?.querySelectorAll(".radio") ?? [];
    const option = [...options].find((option) => this.words(option) === words)?.querySelector("[role=radio]");
    option?.click();
    return option !== undefined;
  },

  /** Ticks the box of something that may be missing. */
  check(path) {
    const box = this.field(path)?.querySelector("[role=checkbox]");
    if (box?.ariaChecked === "false") box.click();
    return box?.ariaChecked === "true";
  },

  /** Opens what is folded. */
  open(path) {
    const fold = this.field(path)?.querySelector("button:is([aria-label=Expand], [aria-label=Collapse])");
    if (fold?.ariaLabel === "Expand") fold.click();
    return fold?.ariaLabel === "Collapse";
  },

  /** The words of an element, without icons and signs of direction. */
  words(element) {
    const copy = element.cloneNode(true);
    for (const icon of copy.querySelectorAll(".icon")) icon.remove();
    return copy.textContent.replace(/[\u2066-\u2069]/g, "").trim();
  },

  /** Whether there is a button that says these words. */
  offers(words) {
    return [...document.querySelectorAll("button")].some((button) => this.words(button) === words);
  },

  /** Presses what says these words, in a field or anywhere, as soon as it can be pressed. */
  press(words, path, kind = "button") {
    const place = path ? this.field(path) : document;
    const buttons = place?.querySelectorAll(kind) ?? [];
    const button = [...buttons].find((button) => this.words(button) === words && !button.disabled && button.checkVisibility());
    button?.click();
    return button !== undefined;
  },
};
globalThis.showDirectoryPicker = () => desk.folder();
if ("FileSystemHandle" in globalThis) FileSystemHandle.prototype.requestPermission ??= async () => "granted";
