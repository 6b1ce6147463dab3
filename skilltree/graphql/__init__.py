"""The schema: types, inputs, queries, mutations, subscriptions, loaders, limits."""
