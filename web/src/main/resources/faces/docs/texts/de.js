export default {
  pageTitle: 'Ansage: Developers',
};
