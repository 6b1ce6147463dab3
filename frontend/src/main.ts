// The start of the page: mounts the app and registers the service worker.
import { mount } from 'svelte';
import App from './App.svelte';

const target = document.getElementById('app');
if (!target) throw new Error('index.html has no #app');
mount(App, { target });

if (import.meta.env.PROD && 'serviceWorker' in navigator) {
  // The literal path satisfies Trusted Types, where a computed one would need a policy.
  void navigator.serviceWorker.register('/sw.js', { scope: '/' });
}
