/** What stands in for Node's `process` in a browser: its settings are written in by the build, and nothing asks for more. */
module.exports = { env: {} };
