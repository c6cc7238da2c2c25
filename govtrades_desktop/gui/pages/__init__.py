"""The pages of the rail: each asks `query`, shows, and tells its wishes by signals."""
