//! Ways in which browsers refuse to store anything, as scripts that run before the page's own.

/// Opening throws at once, as in blocked frames and some private modes.
pub const THROWS: &str = "
    IDBFactory.prototype.open = () => { throw new DOMException('The operation is insecure.', 'SecurityError'); };";
/// Opening ends in an error: a real one, by asking for a version below the one there is.
pub const FAILS: &str = "
    const open = IDBFactory.prototype.open;
    IDBFactory.prototype.open = function () {
        open.call(this, 'newer', 2);
        return open.call(this, 'newer', 1);
    };";
/// There is no such thing.
pub const MISSING: &str = "
    Object.defineProperty(window, 'indexedDB', { value: undefined });";
/// It opens, but the disk is full.
pub const FULL: &str = "
    IDBObjectStore.prototype.put = IDBObjectStore.prototype.add = () => {
        throw new DOMException('The disk is full.', 'QuotaExceededError');
    };";
