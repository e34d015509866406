export default (config) => {
  config.addPassthroughCopy({ static: "/" });
  return { dir: { input: "src", output: "_site" }, markdownTemplateEngine: false, htmlTemplateEngine: false };
};
