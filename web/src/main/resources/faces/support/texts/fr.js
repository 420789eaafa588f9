export default {
  pageTitle: 'Ansage: Support',
};
