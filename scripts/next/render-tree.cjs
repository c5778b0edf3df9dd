/** What a route's layout asks of the tree that navigation works on: nothing in a page that was loaded whole is still to come. */
exports.isDeferredRsc = () => false;
