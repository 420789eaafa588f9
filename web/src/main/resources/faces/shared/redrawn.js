/** A Lit controller for those who show what changes elsewhere: its element is drawn anew when the listeners are called. */
export const redrawnBy = listeners => class {
  constructor(host) {
    this.listener = () => host.requestUpdate();
    host.addController(this);
  }

  hostConnected() {
    listeners.add(this.listener);
  }

  hostDisconnected() {
    listeners.delete(this.listener);
  }
};
