// Unpacks the packaged Chromium and the libraries that it needs into TMPDIR, and prints its path.
// The package unpacks its libraries only where it believes it runs on a bare cloud function.
process.env.AWS_EXECUTION_ENV = 'AWS_Lambda_nodejs20.x';
const { default: chromium } = await import('@sparticuz/chromium');
console.log(await chromium.executablePath());
