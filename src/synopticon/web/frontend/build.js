// Bundles src/ into ../static: app.js (every page), charts/ (loaded where a page has a chart), world.json (the map).
import { copyFile, mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { build } from "esbuild";

const STATIC = "../static";
const shared = {
  bundle: true,
  minify: true,
  target: ["es2022"],
  legalComments: "none",
  metafile: true,
  loader: { ".svg": "text" },
  logLevel: "warning",
};

// Plot puts a <style> element into each chart, which the desk's Content-Security-Policy refuses; app.css has its rules.
const plotWithoutStyleElement = {
  name: "plot-without-style-element",
  setup(building) {
    building.onLoad({ filter: /@observablehq[\\/]plot[\\/]src[\\/]plot\.js$/ }, async ({ path }) => {
      const source = await readFile(path, "utf8");
      const contents = source.replace('svg.append("style").text(', "void (");
      if (contents === source) throw new Error("Plot no longer appends its style element where it did: look at plot.js");
      return { contents, loader: "js" };
    });
  },
};

// The licence texts of what the bundles contain, as the licences ask.
const licences = async (...results) => {
  const inputs = results.flatMap(({ metafile }) => Object.values(metafile.outputs).flatMap((output) => Object.keys(output.inputs)));
  const packages = inputs.map((path) => path.match(/node_modules\/((?:@[^/]+\/)?[^/]+)/)?.[1]).filter(Boolean);
  const texts = [...new Set([...packages, "world-atlas"])].sort().map(async (name) => {
    const folder = `node_modules/${name}`;
    const { version, license } = JSON.parse(await readFile(`${folder}/package.json`, "utf8"));
    const file = (await readdir(folder)).find((entry) => /^licen[cs]e/i.test(entry));
    return `${name} ${version} (${license})\n\n${file ? await readFile(`${folder}/${file}`, "utf8") : ""}`;
  });
  return (await Promise.all(texts)).join(`\n${"-".repeat(80)}\n`);
};

await mkdir(STATIC, { recursive: true });
await rm(`${STATIC}/charts`, { recursive: true, force: true });
const page = await build({
  ...shared,
  entryPoints: ["src/app.js"],
  outfile: `${STATIC}/app.js`,
  format: "iife",
  external: ["./charts/*"],
});
const charts = await build({
  ...shared,
  entryPoints: ["src/charts/timeline.js", "src/charts/map.js", "src/charts/graph.js", "src/charts/activity.js"],
  outdir: `${STATIC}/charts`,
  format: "esm",
  splitting: true,
  plugins: [plotWithoutStyleElement],
});
await copyFile("node_modules/world-atlas/countries-50m.json", `${STATIC}/world.json`);
await writeFile(`${STATIC}/licences.txt`, await licences(page, charts));
