using Cms.Api.Binding;
using Cms.Api.Caching;
using Cms.Api.Json;
using Cms.Api.Paging;
using FastEndpoints;

namespace Cms.Api.Http;

/// <summary>Answers with the members that <c>fields=</c> asked for. The entity tag is of the bytes, and so another one than that of the whole.</summary>
static class SendPartial
{
    /// <summary>200 with these members of the resource, or with all when none were named; or 304.</summary>
    public static Task ResourceAsync<T>(this IResponseSender send, T resource, NameList? fields, int? version = null, bool isPrivate = false, Shared? shared = null) where T : class =>
        fields is null ? send.ResourceAsync(resource, version, isPrivate, shared) : send.ResourceAsync(new PartialResource(resource, fields), version, isPrivate, shared);

    /// <summary>The same of each row of a page.</summary>
    public static Task PageAsync<T>(this IResponseSender send, Page<T> page, NameList? fields, bool isPrivate = false, Shared? shared = null) where T : class =>
        fields is null ? send.PageAsync(page, isPrivate, shared) : send.PageAsync(page.Select(row => new PartialResource(row, fields)), isPrivate, shared);
}
