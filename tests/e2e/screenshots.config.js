import config from './playwright.config.js';

export default { ...config, testMatch: 'screenshots.js' };
