export default {
  pageTitle: 'Ansage: My trips',
};
