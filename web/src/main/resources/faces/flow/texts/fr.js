export default {
  pageTitle: 'Ansage: The flow',
};
