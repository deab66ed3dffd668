namespace Cms.Api.Caching;

/// <summary>An answer in the making that others wait for: whoever asks the same meanwhile.</summary>
sealed class AnswerFill
{
    readonly TaskCompletionSource<bool> done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Ends when the answer is kept, with true, or when it is clear that there is none for everybody.</summary>
    public Task<bool> Done => done.Task;

    /// <summary>Keeps the answer where the others look for it.</summary>
    public Action<PublicAnswer>? Keep { get; set; }

    public void Offer(PublicAnswer answer)
    {
        Keep?.Invoke(answer);
        done.TrySetResult(true);
    }

    /// <summary>It isn't one for everybody.</summary>
    public void GiveUp() => done.TrySetResult(false);
}
