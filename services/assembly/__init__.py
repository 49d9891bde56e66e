"""The owners' assembly beside the votes themselves: notice, paper, proxies, knocking, the pack."""
