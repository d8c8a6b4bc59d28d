"""The peak of what PyTorch's CPU allocator hands out while some work runs."""

from torch.profiler import ProfilerActivity, profile


def peak_bytes(work):
    """The most bytes that the allocator had handed out at once, above those before."""
    with profile(activities=[ProfilerActivity.CPU], profile_memory=True) as watched:
        work()
    changes = [
        (event.start_ns(), at, event.nbytes())
        for at, event in enumerate(watched.profiler.kineto_results.events())
        if event.name() == "[memory]"
    ]
    live = most = 0
    for _, _, change in sorted(changes):
        live += change
        most = max(most, live)
    return most
