export default {
  pageTitle: 'Ansage: Station boards',
};
