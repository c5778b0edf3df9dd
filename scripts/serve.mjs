import { createServer } from 'node:http';
import sirv from 'sirv';
import { headersFor } from './headers.mjs';
import { outFolder } from './out-files.mjs';

const TRIES = 20;

/** Serves the built site the way a static host would: compressed copies, headers, the 404 page. */
function siteServer() {
  const answer = sirv(outFolder, {
    brotli: true,
    gzip: true,
    etag: true,
    extensions: ['html'],
    setHeaders: (response, pathname) => setAll(response, headersFor(pathname)),
  });
  const notFound = sirv(outFolder, {
    brotli: true,
    gzip: true,
    setHeaders: (response) => setAll(response, headersFor('/404.html')),
  });
  return createServer((request, response) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.writeHead(405, { Allow: 'GET, HEAD', ...headersFor('/') }).end();
      return;
    }
    answer(request, response, () => {
      request.url = '/404.html';
      request._parsedUrl = undefined; // sirv remembers the address that it parsed
      response.statusCode = 404;
      const { writeHead } = response;
      response.writeHead = (_, headers) => writeHead.call(response, 404, headers);
      notFound(request, response, () => response.end('Not found'));
    });
  });
}

function setAll(response, headers) {
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
}

/**
 * @param port the first one to try; taken ones are stepped over
 * @returns where it listens, and how to stop it
 */
export async function serveSite({ port = 3000, host = process.env.HOST } = {}) {
  for (let tried = 0; tried < TRIES; tried++) {
    const server = siteServer();
    const took = await new Promise((resolve, reject) => {
      server.once('error', (error) => (error.code === 'EADDRINUSE' ? resolve(false) : reject(error)));
      server.listen({ port: port + tried, host }, () => resolve(true));
    });
    if (!took) continue;
    const close = () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    };
    return { url: `http://localhost:${port + tried}`, close };
  }
  throw new Error(`ports ${port} to ${port + TRIES - 1} are all taken; set PORT to another one`);
}
