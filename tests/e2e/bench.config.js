import config from './playwright.config.js';

// Each measurement serves what it measures, as it must be served for that.
export default { ...config, testMatch: '*.bench.js', webServer: undefined, timeout: 300_000 };
