"""Speed and weight of fieldref, each figure beside a baseline measured in the same run."""
