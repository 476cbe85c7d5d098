"""REST at `/api/v1/`, for what GraphQL is wrong for: files, credentials, feeds, health."""
