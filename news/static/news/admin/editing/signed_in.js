// Tells the page that is being written that she is signed in again, and closes.
const channel = new BroadcastChannel('news-signed-in');
channel.postMessage('');
window.close();
