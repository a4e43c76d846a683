// The desk: Sveltia CMS with a newsroom's configuration, and how the newsroom's files are read and written there.
// tools/cms.mjs bundles it.
import "./by-hand.js";
import { init, registerCustomFormat } from "@sveltia/cms";

/** The key that tells the forms of a value apart (`fields.rs`). No file has it. */
const FORM = "$form";

/** Patterns are those of JSON Schema, which knows letters of any language. */
const withPatterns = (key, value) => (key === "pattern" ? [new RegExp(value[0], "u"), value[1]] : value);
const config = JSON.parse(await (await fetch("config.json")).text(), withPatterns);
/** What stands before the name of a picture here. Files have the name alone. */
const PICTURES = `${config.public_folder}/`;

const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
const isEmpty = (value) => value === undefined || value === null || value === "" || (typeof value === "object" && Object.keys(value).length === 0);

/** From a file to the desk: a value that has no name for its form gets one. */
const reading = {
  keeps: () => true,
  enter(field, value) {
    if (field.widget === "image" && typeof value === "string") return PICTURES + value;
    if (field.typeKey !== FORM) return value;
    if (isObject(value)) return { [FORM]: "object", ...value };
    return { [FORM]: Array.isArray(value) ? "array" : typeof value, value };
  },
  leave: (field, value) => value,
};

/** And back. What says nothing is left out, as in all files that Dateline writes. */
const writing = {
  keeps(field, value) {
    if (isEmpty(value)) return field.required !== false && field.widget !== "hidden";
    return field.required !== false || value !== (field.default ?? false);
  },
  enter(field, value) {
    // The desk names pictures and stories by their folders too.
    return ["image", "relation"].includes(field.widget) && typeof value === "string" ? value.slice(value.lastIndexOf("/") + 1) : value;
  },
  leave(field, value) {
    if (field.typeKey !== FORM || !isObject(value)) return value;
    const { [FORM]: form, ...rest } = value;
    return form === "object" ? rest : rest.value;
  },
};

function converted(field, value, way) {
  if (Array.isArray(value) && (field.widget === "list" || field.multiple)) {
    return value.map((item) => (field.field ? converted(field.field, item, way) : whole(field, item, way)));
  }
  return whole(field, value, way);
}

/** A value that is no list, or one of a list. */
function whole(field, value, way) {
  const entered = way.enter(field, value);
  if (!isObject(entered)) return entered;
  const kind = field.types?.find(({ name }) => name === entered[field.typeKey]);
  const fields = kind ? [{ name: field.typeKey }, ...kind.fields] : field.fields;
  return way.leave(field, fields ? object(fields, entered, way) : entered);
}

/** The fields in the order of their schema, then what it does not know. */
function object(fields, value, way) {
  const known = fields.filter(({ name }) => name in value);
  const unknown = Object.entries(value).filter(([name]) => !known.some((field) => field.name === name));
  const parts = known.map((field) => [field, converted(field, value[field.name], way)]);
  return Object.fromEntries([...parts.filter(([field, part]) => way.keeps(field, part)).map(([field, part]) => [field.name, part]), ...unknown]);
}

/** JSON. A file that was laid out by hand comes back as it was where nothing was changed. */
function json(fields) {
  const byHand = new Map();
  const written = (value) => `${JSON.stringify(object(fields, value, writing), null, 2)}\n`;
  return {
    fromFile(text) {
      // Where a file names no schema, the desk is not to name one.
      const value = object(fields, { $schema: "", ...JSON.parse(text) }, reading);
      const ours = written(value);
      if (ours !== text) byHand.set(ours, text);
      return value;
    },
    toFile(value) {
      const ours = written(value);
      return byHand.get(ours) ?? ours;
    },
  };
}

for (const { format, fields } of [...config.collections, ...config.singletons]) {
  // Markdown is one text, which the CMS reads and writes as it stands.
  if (format !== "raw") registerCustomFormat(format, "json", json(fields));
}
init({ config: { ...config, load_config_file: false } });
