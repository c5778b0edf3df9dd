/** A static site has no server that acts: the router's part for that is left out of the bundle. */
exports.serverActionReducer = () => {
  throw new Error('there are no server actions here');
};
