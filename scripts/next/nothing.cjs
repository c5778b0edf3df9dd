/** For what every browser that this site supports has built in. */
